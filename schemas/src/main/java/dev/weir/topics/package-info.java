/**
 * The required and current state of Weir's topics on a cluster, the changes between them, and the
 * permissions of each component.
 */
package dev.weir.topics;
