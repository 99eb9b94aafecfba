/** Tests of what an operator deploys: the image, the compose file, the manifests, the dashboard. */
package dev.weir.deployment;
