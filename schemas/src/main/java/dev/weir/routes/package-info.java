/**
 * What the records of a route are and which models take them: one set of rules, for the commands
 * that assign models and for the application that scores with them.
 */
package dev.weir.routes;
