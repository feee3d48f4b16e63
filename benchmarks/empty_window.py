"""An empty PySide6 window, painted; prints the seconds since the moment given on its line.

It stands alone: whatever else it loaded would count against it.
"""

import json
import os
import sys
import time

from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
window.repaint()
print(json.dumps({"shown": time.perf_counter() - float(sys.argv[1])}), flush=True)
os._exit(0)
