/**
 * What an operator deploys: the image's list of libraries, and tests of the image, the compose
 * file, the manifests, the dashboard.
 */
package dev.weir.deployment;
