/** The application as a separate process, and its behaviour under kills, outages and restarts. */
package dev.weir.systemtests.faults;
