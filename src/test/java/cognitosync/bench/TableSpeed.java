package cognitosync.bench;

import cognitosync.infra.TestTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Rates and latencies of table operations, each compared with reference loads measured in alternation on the same machine. */
final class TableSpeed {
    private static final List<Integer> CLIENTS = List.of(1, 16, 64);
    private static final int MOST = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration REFERENCE_WARM_UP = Duration.ofSeconds(6);
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final int ROUNDS = 5;
    private static final int BARE_COMMITS = 500;
    private static final int WARM_UP_WRITES = 40;
    private static final String CONSTANT = "the server answering a constant";
    private static final String DYNALITE = "dynalite " + Dynalite.VERSION;

    private final Workplace workplace;
    private final Path data;
    private final List<Person> people;
    private final Report report;
    private final List<String> ratios = new ArrayList<>();

    TableSpeed(Workplace workplace, Path data, Person one, Report report) {
        this.workplace = workplace;
        this.data = data;
        this.people = Crowd.people(one, IntStream.rangeClosed(1, MOST));
        this.report = report;
    }

    void measure() {
        report.heading("Rate and latency of table operations");
        report.text(
                "As above; the constant returns the bytes of the response that it is compared with. The role allows users the partition of their own identity by `dynamodb:LeadingKeys`. A GetItem reads one item of about 300 bytes, a Query all ten items of a partition. A PutItem has a condition that holds. A TransactWriteItems adds to two items and has a unique token. dynalite keeps everything in memory, verifies no signatures and has no policies.");
        report.header("what", "clients", "p50", "p99", "rate", "processor time", "answers");
        Path assembly = TestTable.addTo(workplace.copyAll(Path.of("target", "cdk.out"), "assembly"));
        try (Cloud cloud = Cloud.start(data, assembly)) {
            Signer signer = cloud.signer();
            TableLoad ours = new TableLoad(cloud.port(), signer);
            ours.fill(people);
            reads(cloud, ours, signer);
            writes(cloud, ours);
        }
        report.text("");
        report.header("what", "clients", "relative to", "ratio");
        ratios.forEach(report::line);
    }

    private void reads(Cloud cloud, TableLoad ours, Signer signer) {
        Map<String, Function<Person, byte[]>> reads =
                new TreeMap<>(Map.of("GetItem", ours::getItem, "Query", ours::query));
        try (Dynalite dynalite = Dynalite.start(workplace, signer, people.get(0))) {
            TableLoad theirs = new TableLoad(dynalite.port(), signer);
            theirs.fill(people);
            reads.forEach((name, request) -> {
                try (Constant constant =
                        Constant.start(workplace, "constant-" + name, ours.answer(request.apply(people.get(0))))) {
                    ours.repeat(people, request, WARM_UP);
                    theirs.repeat(people, request, REFERENCE_WARM_UP);
                    constant.run(MOST, REFERENCE_WARM_UP);
                    for (int clients : CLIENTS) {
                        List<Person> some = people.subList(0, clients);
                        List<Round> limit = new ArrayList<>();
                        List<Round> peer = new ArrayList<>();
                        List<Round> own = new ArrayList<>();
                        for (int i = 0; i < ROUNDS; i++) {
                            limit.add(Round.of(constant.process(), () -> constant.run(clients, TIME)));
                            peer.add(Round.of(dynalite.process(), () -> theirs.repeat(some, request, TIME)));
                            own.add(Round.of(cloud.process(), () -> ours.repeat(some, request, TIME)));
                        }
                        double rate = row(name, clients, own);
                        compare(name, clients, rate, CONSTANT, row(CONSTANT, clients, limit));
                        compare(name, clients, rate, DYNALITE, row(name + ", " + DYNALITE, clients, peer));
                    }
                }
            });
        }
    }

    private void writes(Cloud cloud, TableLoad ours) {
        SyncLoad sync = new SyncLoad(cloud);
        ours.put(people, REFERENCE_WARM_UP);
        ours.transact(people, WARM_UP_WRITES);
        sync.update(people, WARM_UP_WRITES);
        for (int clients : CLIENTS) {
            List<Person> some = people.subList(0, clients);
            int times = clients == 1 ? 400 : 3_200 / clients;
            List<Measured> commits = new ArrayList<>();
            List<Round> puts = new ArrayList<>();
            List<Round> transactions = new ArrayList<>();
            List<Round> updates = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                commits.add(BareCommits.run(workplace.folder(), BARE_COMMITS));
                puts.add(Round.of(cloud.process(), () -> ours.put(some, TIME)));
                transactions.add(Round.of(cloud.process(), () -> ours.transact(some, times)));
                updates.add(Round.of(cloud.process(), () -> sync.update(some, times)));
            }
            commits.sort(Comparator.comparingDouble(Measured::rate));
            Measured bare = commits.get(ROUNDS / 2);
            report.row("bare SQLite commits, no server", 1, bare, "");
            compare("PutItem", clients, row("PutItem", clients, puts), "bare SQLite commits", bare.rate());
            double rate = row("TransactWriteItems", clients, transactions);
            compare("TransactWriteItems", clients, rate, "UpdateRecords", row("UpdateRecords", clients, updates));
        }
    }

    private double row(String what, int clients, List<Round> rounds) {
        Round median = Round.median(rounds);
        report.row(what, clients, median);
        return median.measured().rate();
    }

    private void compare(String what, int clients, double rate, String limit, double rateOfLimit) {
        ratios.add(Report.cells(what, clients, limit, rate / rateOfLimit));
    }
}
