package dev.weir.stream.deadletters;

import java.util.SortedMap;

/**
 * The result of a replay, or the plan for one.
 *
 * @param sent number of letters sent, by topic
 * @param earlier left out: sent by an earlier run
 * @param withoutValue left out: the value is missing
 * @param elsewhere left out: not from an input topic, or a window of a topic of the team's own,
 *     which has no such record
 * @param noPartition left out: the topic or its partition does not exist
 * @param tooLarge left out: above the topic's record limit
 */
public record ReplayReport(
    SortedMap<String, Integer> sent,
    int earlier,
    int withoutValue,
    int elsewhere,
    int noPartition,
    int tooLarge) {}
