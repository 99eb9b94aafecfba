/** Records as lines of JSON, for users and the command line. */
package dev.weir.schemas.json;
