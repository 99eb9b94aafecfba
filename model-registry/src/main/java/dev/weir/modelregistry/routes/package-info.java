/**
 * The records of a route and the models that can score them: one set of rules for the commands that
 * assign models and the application that scores with them.
 */
package dev.weir.modelregistry.routes;
