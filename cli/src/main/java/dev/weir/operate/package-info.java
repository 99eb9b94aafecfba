/** What an operator sees of models and timelines: tables for people, JSON for programs. */
package dev.weir.operate;
