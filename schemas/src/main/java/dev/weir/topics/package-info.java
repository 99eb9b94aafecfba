/**
 * What Weir's topics must be on a cluster, what they are, and the way from one to the other; and
 * the permissions that each part needs on them.
 */
package dev.weir.topics;
