/**
 * Deployment: the image's list of libraries, and tests of the image, the compose file, the
 * manifests and the dashboard.
 */
package dev.weir.deployment;
