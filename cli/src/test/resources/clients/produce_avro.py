"""Sends cycles of ovens as Avro with its schema in the registry: BOOTSTRAP REGISTRY TOPIC COUNT LENGTH"""
import datetime
import math
import sys

from confluent_kafka import avro
from confluent_kafka.avro import AvroProducer

bootstrap, registry, topic = sys.argv[1:4]
count, length = int(sys.argv[4]), int(sys.argv[5])
SCHEMA = """
{"type": "record", "name": "Cycle", "namespace": "plant", "fields": [
  {"name": "cycle", "type": "long"},
  {"name": "oven", "type": {"type": "record", "name": "Oven", "fields": [
    {"name": "id", "type": "string"}, {"name": "hall", "type": "int"}]}},
  {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
  {"name": "order", "type": ["null", "string"], "default": null},
  {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["ok", "worn"]}},
  {"name": "heat", "type": {"type": "array", "items": "float"}}]}
"""
producer = AvroProducer(
    {"bootstrap.servers": bootstrap, "schema.registry.url": registry, "acks": "all"},
    default_value_schema=avro.loads(SCHEMA),
)
now = datetime.datetime.now(datetime.timezone.utc)
for n in range(count):
    is_worn = n % 2 == 1
    producer.produce(
        topic=topic,
        value={
            "cycle": n,
            "oven": {"id": f"oven-{n % 3}", "hall": 2},
            "at": now - datetime.timedelta(seconds=count - n),
            "order": f"A-{n}" if n % 5 else None,
            "state": "worn" if is_worn else "ok",
            "heat": [math.sin(i * (0.8 if is_worn else 0.3) + n) for i in range(length)],
        },
    )
producer.flush()
print(f"sent {count} to {topic}")
