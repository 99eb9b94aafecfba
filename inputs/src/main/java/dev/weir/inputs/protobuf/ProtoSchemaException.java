package dev.weir.inputs.protobuf;

/** A schema that cannot be used: its text is no .proto file, or a type or file is missing. */
final class ProtoSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProtoSchemaException(String message) {
    super(message);
  }

  ProtoSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
