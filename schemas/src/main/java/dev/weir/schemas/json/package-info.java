/** Records as lines of JSON, for people and the command line. */
package dev.weir.schemas.json;
