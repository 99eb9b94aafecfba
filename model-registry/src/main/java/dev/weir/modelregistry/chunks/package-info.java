/**
 * Finding and reading the artifacts of published models: one set of rules for the application and
 * the commands.
 */
package dev.weir.modelregistry.chunks;
