/** Health, metrics and the list of models over HTTP. */
package dev.weir.stream.http;
