/** Whether the application gets on: a process can be up, and its stream stand still for good. */
package dev.weir.stream.progress;
