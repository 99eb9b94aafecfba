"""Sends runs of lathes as protobuf with its schema in the registry: BOOTSTRAP REGISTRY TOPIC COUNT LENGTH"""
import math
import sys
import time

from confluent_kafka import SerializingProducer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.protobuf import ProtobufSerializer
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf import timestamp_pb2  # noqa: F401 - the pool needs it

bootstrap, registry, topic = sys.argv[1:4]
count, length = int(sys.argv[4]), int(sys.argv[5])
FIELD = descriptor_pb2.FieldDescriptorProto


def field(message, number, name, kind, of=None, label=FIELD.LABEL_OPTIONAL):
    message.field.add(number=number, name=name, type=kind, type_name=of, label=label)


# As protoc would compile it.
file = descriptor_pb2.FileDescriptorProto(
    name="lathes.proto",
    package="plant",
    syntax="proto3",
    dependency=["google/protobuf/timestamp.proto"],
)
run = file.message_type.add(name="Run")
field(run, 1, "run", FIELD.TYPE_STRING)
field(run, 2, "machine", FIELD.TYPE_STRING)
field(run, 3, "at", FIELD.TYPE_MESSAGE, ".google.protobuf.Timestamp")
field(run, 4, "samples", FIELD.TYPE_MESSAGE, ".plant.Sample", FIELD.LABEL_REPEATED)
field(run, 5, "state", FIELD.TYPE_STRING)
sample = file.message_type.add(name="Sample")
field(sample, 1, "x", FIELD.TYPE_DOUBLE)
pool = descriptor_pool.Default()
pool.Add(file)
Run = message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("plant.Run"))

producer = SerializingProducer(
    {
        "bootstrap.servers": bootstrap,
        "acks": "all",
        "value.serializer": ProtobufSerializer(Run, SchemaRegistryClient({"url": registry})),
    }
)
now = time.time()
for n in range(count):
    is_worn = n % 2 == 1
    record = Run(run=f"r-{n}", machine=f"lathe-{n % 3}", state="worn" if is_worn else "ok")
    record.at.FromMilliseconds(int((now - count + n) * 1000))
    for i in range(length):
        record.samples.add(x=math.sin(i * (0.8 if is_worn else 0.3) + n))
    producer.produce(topic, value=record)
producer.flush()
print(f"sent {count} to {topic}")
