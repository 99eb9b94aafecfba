/**
 * The wire contract: the records on Weir's topics, the topics themselves, their keys and headers,
 * and serdes in Confluent's wire format.
 */
package dev.weir.schemas;
