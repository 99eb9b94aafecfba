/** The application as a process of its own, and what befalls it: kills, outages, restarts. */
package dev.weir.faults;
