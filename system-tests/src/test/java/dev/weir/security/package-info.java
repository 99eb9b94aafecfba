/** The application with clusters and registries that require authentication. */
package dev.weir.security;
