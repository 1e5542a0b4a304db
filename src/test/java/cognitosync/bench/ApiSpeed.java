package cognitosync.bench;

import cognitosync.infra.TestAssembly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The product's API beside the product's table: both backends run at once, and their loads take turns. */
final class ApiSpeed {
    private static final List<Integer> CLIENTS = List.of(1, 16, 64);
    private static final int MOST = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final int ROUNDS = 5;
    private static final int WARM_UP_UPDATES = 15;

    /** Of one round, by all clients together. */
    private static final int UPDATES = 640;

    private static final String CEILING = "40000";

    private final Workplace workplace;
    private final Path data;
    private final List<Person> people;
    private final Report report;
    private final List<String> ratios = new ArrayList<>();

    ApiSpeed(Workplace workplace, Path data, Person one, Report report) {
        this.workplace = workplace;
        this.data = data;
        this.people = Crowd.people(one, IntStream.rangeClosed(1, MOST));
        this.report = report;
    }

    void measure() {
        report.heading("Rate and latency of the GraphQL API");
        report.text(
                "The product's template with `backend=appsync`, and with `backend=dynamodb` beside it. A `changes` reads a dataset of one record, as the GetItem does; an `update` reads the item and replaces it, where the device with a table sends the PutItem alone. Every resolver and every policy of the template is run.");
        try (Cloud table = start("dynamodb");
                Cloud api = start("appsync")) {
            report.text(
                    "The first start, whose deployment checks every resolver's code, took %d ms of processor time with `backend=appsync` and %d ms with `backend=dynamodb`."
                            .formatted(
                                    api.process().processorTime().toMillis(),
                                    table.process().processorTime().toMillis()));
            report.header("what", "clients", "p50", "p99", "rate", "processor time", "answers");
            TableLoad items = new TableLoad(table.port(), table.signer(), table.output("TableName"));
            ApiLoad fields = new ApiLoad(api);
            items.fill(people);
            fields.update(people, WARM_UP_UPDATES);
            items.repeat(people, items::getItem, WARM_UP);
            items.put(people, WARM_UP);
            fields.read(people, WARM_UP);
            for (int clients : CLIENTS) {
                List<Person> some = people.subList(0, clients);
                int times = UPDATES / clients;
                List<Round> gets = new ArrayList<>();
                List<Round> changes = new ArrayList<>();
                List<Round> puts = new ArrayList<>();
                List<Round> updates = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    gets.add(Round.of(table.process(), () -> items.repeat(some, items::getItem, TIME)));
                    changes.add(Round.of(api.process(), () -> fields.read(some, TIME)));
                    puts.add(Round.of(table.process(), () -> items.put(some, TIME)));
                    updates.add(Round.of(api.process(), () -> fields.update(some, times)));
                }
                compare("changes", clients, changes, "GetItem", gets);
                compare("update", clients, updates, "PutItem", puts);
            }
        }
        report.text("");
        report.header("what", "clients", "relative to", "ratio");
        ratios.forEach(report::line);
    }

    private Cloud start(String backend) {
        Map<String, String> context =
                Map.of("backend", backend, "maxReadsPerSecond", CEILING, "maxWritesPerSecond", CEILING);
        Path assembly =
                TestAssembly.synthesize(workplace.resolve(backend + ".out"), TestAssembly.SITE_FIXTURE, context);
        return Cloud.start(workplace.copy(data, backend + "-data"), assembly);
    }

    private void compare(String field, int clients, List<Round> ours, String operation, List<Round> theirs) {
        Round own = Round.median(ours);
        Round other = Round.median(theirs);
        report.row(field, clients, own);
        report.row(operation, clients, other);
        ratios.add(Report.cells(
                field,
                clients,
                operation,
                own.measured().rate() / other.measured().rate()));
    }
}
