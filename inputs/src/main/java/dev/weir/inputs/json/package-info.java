/** Records in JSON, plain or behind Confluent's framing. */
package dev.weir.inputs.json;
