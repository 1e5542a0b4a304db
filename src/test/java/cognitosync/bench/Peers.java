package cognitosync.bench;

/** x */
record Peers(Workplace workplace, Report report) {
    void measure() {}
}
