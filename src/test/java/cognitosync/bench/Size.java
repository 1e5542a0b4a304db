package cognitosync.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the local cloud takes of the machine: time to start, memory, and whether either grows with the number of people. */
final class Size {
    private static final int STARTS = 5;
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int REQUESTS = 2_000;
    private static final int CLIENTS = 16;
    private static final int HALF = 5_000;

    private final Workplace workplace;
    private final Report report;

    Size(Workplace workplace, Report report) {
        this.workplace = workplace;
        this.report = report;
    }

    /** From the start of the process to {@code outputs.json}. */
    void starts(Path data) {
        report.heading("Start and memory");
        report.header("what", "median", "fastest", "slowest");
        List<Start> fresh = new ArrayList<>();
        List<Start> again = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            fresh.add(start(workplace.resolve("fresh-" + i)));
            again.add(start(data));
        }
        rows("with an empty data folder", fresh);
        rows("with a used data folder", again);
    }

    private record Start(double millis, double processorMillis) {}

    private static Start start(Path data) {
        try (Cloud cloud = Cloud.start(data)) {
            ServerProcess process = cloud.process();
            return new Start(
                    process.startTime().toNanos() / 1e6, process.processorTime().toNanos() / 1e6);
        }
    }

    private void rows(String how, List<Start> starts) {
        row("start " + how + ", ms", starts.stream().map(Start::millis).toList());
        row(
                "its processor time, ms",
                starts.stream().map(Start::processorMillis).toList());
    }

    private void row(String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        report.row(what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** Resident memory of a fresh process after 10,000 requests, half of them writes. */
    void memory(Path data, Person one) {
        try (Cloud cloud = Cloud.start(data)) {
            SyncLoad load = new SyncLoad(cloud);
            double before = cloud.process().residentMegabytes();
            List<Person> people = Crowd.people(one, IntStream.rangeClosed(1, CLIENTS));
            // An update takes a ListRecords for its token, and so half of them are made in passing.
            load.update(people, HALF / CLIENTS + 1);
            row("resident memory after the start, MB", List.of(before));
            row(
                    "resident memory after 10,000 requests, MB",
                    List.of(cloud.process().residentMegabytes()));
        }
    }

    /** One client asks for, and then writes to, the datasets of many people in turn: the same with few and with many in the database. */
    void crowd(Path data, Person one) {
        report.heading("Cost of a request beside the number of identities");
        report.text("One client, its " + REQUESTS + " requests spread over the identities; milliseconds.");
        report.header("identities", "ListRecords p50", "p99", "UpdateRecords p50", "p99", "resident MB");
        Path few = workplace.copy(data, "few");
        Path many = workplace.copy(data, "many");
        Crowd.grow(many, one, FEW, MANY);
        try (Cloud small = Cloud.start(few);
                Cloud large = Cloud.start(many)) {
            List<Turn> turns =
                    List.of(new Turn(small, people(one, FEW), FEW), new Turn(large, people(one, MANY), MANY));
            // Twice: the first round warms the servers up.
            for (boolean counts : new boolean[] {false, true}) {
                Stream<Measured> lists = turns.stream().map(turn -> turn.load().listInTurn(turn.people()));
                List<Measured> listed = lists.toList();
                List<Measured> updated = turns.stream()
                        .map(turn -> turn.load().updateInTurn(turn.people()))
                        .toList();
                for (int i = 0; counts && i < turns.size(); i++) {
                    report.row(
                            String.format(
                                    java.util.Locale.ROOT, "%,d", turns.get(i).identities()),
                            listed.get(i).p50(),
                            listed.get(i).p99(),
                            updated.get(i).p50(),
                            updated.get(i).p99(),
                            turns.get(i).cloud().process().residentMegabytes());
                }
            }
        }
    }

    // Far apart, so that neighbours do not share a page of the database.
    private static List<Person> people(Person one, int identities) {
        int[] numbers = IntStream.range(0, REQUESTS)
                .map(i -> (int) (i * 7_919L % identities) + 1)
                .toArray();
        return Crowd.people(one, Arrays.stream(numbers));
    }

    private record Turn(Cloud cloud, List<Person> people, int identities) {
        SyncLoad load() {
            return new SyncLoad(cloud);
        }
    }
}
