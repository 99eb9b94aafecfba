#!/usr/bin/env python3
"""Prints predictions in JSON (predictions.format=json): consume.py BOOTSTRAP TOPIC COUNT"""
import json
import sys

from confluent_kafka import Consumer

bootstrap, topic, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
consumer = Consumer(
    {
        "bootstrap.servers": bootstrap,
        "group.id": "weir-example-python",
        "auto.offset.reset": "earliest",
        "isolation.level": "read_committed",  # each prediction once
    }
)
consumer.subscribe([topic])
read = 0
while read < count:
    message = consumer.poll(60)
    if message is None:
        sys.exit(f"no prediction for a minute, after {read} of {count}")
    if message.error():
        sys.exit(str(message.error()))
    prediction = json.loads(message.value())
    headers = {name: value.decode() for name, value in message.headers() or [] if value}
    print(prediction["recordId"], prediction["source"], prediction["label"], headers.get("order"))
    read += 1
consumer.close()
