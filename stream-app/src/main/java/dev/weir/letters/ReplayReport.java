package dev.weir.letters;

import java.util.SortedMap;

/**
 * What a replay did, or would do.
 *
 * @param sent how many letters were sent, by topic
 * @param earlier left out: sent by an earlier run
 * @param withoutValue left out: the value is not there
 * @param elsewhere left out: they come from no input topic
 * @param noPartition left out: their topic has no partition of that number, or is not there
 * @param tooLarge left out: their topic takes no record of that size
 */
public record ReplayReport(
    SortedMap<String, Integer> sent,
    int earlier,
    int withoutValue,
    int elsewhere,
    int noPartition,
    int tooLarge) {}
