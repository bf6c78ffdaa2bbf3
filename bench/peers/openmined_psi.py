# SPDX-License-Identifier: Apache-2.0
"""OpenMined's PSI: both parties in one process, the client learns which of its N values the server holds.

openmined_psi.py N: the server has every second number; raw sets, which are exact and its fastest structure here."""
import resource
import sys
import time

import private_set_intersection.python as psi

count = int(sys.argv[1])
started = time.time()
client = psi.client.CreateWithNewKey(True)
server = psi.server.CreateWithNewKey(True)
asked = [f"+5076{i:07d}" for i in range(count)]
held = [f"+5076{2 * i:07d}" for i in range(count)]
setup = server.CreateSetupMessage(1e-9, count, held, psi.DataStructure.RAW)
request = client.CreateRequest(asked)
response = server.ProcessRequest(request)
hits = client.GetIntersection(setup, response)
size = sum(len(message.SerializeToString()) for message in (setup, request, response))
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"openmined identifiers={count}x{count} hits={len(hits)} bytes={size} bytesPerIdentifier={size / count:.1f} "
      f"secondsInMain={time.time() - started:.2f} cpuSecondsOfProcess={used.ru_utime + used.ru_stime:.2f}")
