"""The same check from a terminal: `python -m course_utils.environment [--thorough]`."""

import sys

from course_utils.environment import check

report = check(thorough="--thorough" in sys.argv[1:])
print(report)
sys.exit(not report.ready)
