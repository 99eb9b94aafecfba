/**
 * The required and current state of Weir's topics on a cluster, the changes between them, the
 * permissions of each component, and reading topics.
 */
package dev.weir.schemas.topics;
