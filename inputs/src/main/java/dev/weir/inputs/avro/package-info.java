/** Records in Avro, decoded by the writer's schema straight into slots. */
package dev.weir.inputs.avro;
