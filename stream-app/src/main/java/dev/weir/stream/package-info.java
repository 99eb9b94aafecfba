/**
 * The online application: a Kafka Streams topology that classifies records with live models, and
 * its life cycle.
 */
package dev.weir.stream;
