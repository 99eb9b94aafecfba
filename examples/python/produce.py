#!/usr/bin/env python3
"""Sends cycles of pumps as plain JSON: produce.py BOOTSTRAP TOPIC COUNT LENGTH"""
import datetime
import json
import math
import sys

from confluent_kafka import Producer

bootstrap, topic, count, length = sys.argv[1:2] + sys.argv[2:3] + [int(n) for n in sys.argv[3:5]]
failed = []


def delivered(error, message):
    if error is not None:
        failed.append(error)


producer = Producer({"bootstrap.servers": bootstrap, "acks": "all"})
start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=count)
for n in range(count):
    is_worn = n % 2 == 1
    cycle = {
        "id": f"c-{n}",
        "pump": f"pump-{n % 3}",
        "time": (start + datetime.timedelta(seconds=n)).isoformat(),
        "pressure": [round(math.sin(i * (0.8 if is_worn else 0.3) + n), 4) for i in range(length)],
        "state": "worn" if is_worn else "ok",
        "order": f"A-{n}",
    }
    # The key is no source: Weir finds it in the value.
    producer.produce(topic, key=str(n), value=json.dumps(cycle), on_delivery=delivered)
    producer.poll(0)
producer.flush()
if failed:
    sys.exit(f"{len(failed)} of {count} were not delivered: {failed[0]}")
print(f"sent {count} to {topic}")
