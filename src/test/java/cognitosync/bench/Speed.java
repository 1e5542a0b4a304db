package cognitosync.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rates and times of the two operations, beside the limits of the same machine in the same minutes. */
final class Speed {
    private static final List<Integer> CLIENTS = List.of(1, 16, 64);
    private static final int MOST = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int ROUNDS = 5;
    private static final int BARE_COMMITS = 500;
    private static final int WARM_UP_UPDATES = 60;

    private final Workplace workplace;
    private final Path data;
    private final Person one;
    private final Report report;

    Speed(Workplace workplace, Path data, Person one, Report report) {
        this.workplace = workplace;
        this.data = data;
        this.one = one;
        this.report = report;
    }

    void measure() {
        report.heading("Rate and time");
        report.text(
                "p50 and p99 in milliseconds, rate in answers per second, processor time of the server per answer in microseconds; of five rounds, the one with the median rate. The processor time of an update includes the ListRecords for its token, before the clock runs, and the check afterwards.");
        report.header("what", "clients", "p50", "p99", "rate", "processor time", "answers");
        List<Person> people = Crowd.people(one, IntStream.rangeClosed(1, MOST));
        try (Cloud cloud = Cloud.start(data)) {
            SyncLoad load = new SyncLoad(cloud);
            try (Constant constant = Constant.start(workplace, "constant", load.answer(people.get(0)))) {
                load.list(people, WARM_UP);
                constant.run(MOST, WARM_UP);
                load.update(people, WARM_UP_UPDATES);
                // Each beside its limit, because the machine may be busier a minute later.
                for (int clients : CLIENTS) {
                    List<Round> limit = new ArrayList<>();
                    List<Round> lists = new ArrayList<>();
                    for (int i = 0; i < ROUNDS; i++) {
                        limit.add(Round.of(constant.process(), () -> constant.run(clients, TIME)));
                        lists.add(Round.of(cloud.process(), () -> load.list(people.subList(0, clients), TIME)));
                    }
                    report.row("the server answering a constant", clients, Round.median(limit));
                    report.row("ListRecords", clients, Round.median(lists));
                }
                for (int clients : CLIENTS) {
                    List<Round> updates = new ArrayList<>();
                    List<Measured> commits = new ArrayList<>();
                    int times = clients == 1 ? 800 : 4_800 / clients;
                    for (int i = 0; i < ROUNDS; i++) {
                        commits.add(BareCommits.run(workplace.folder(), BARE_COMMITS));
                        updates.add(Round.of(cloud.process(), () -> load.update(people.subList(0, clients), times)));
                    }
                    commits.sort(Comparator.comparingDouble(Measured::rate));
                    report.row("bare SQLite commits, no server", 1, commits.get(ROUNDS / 2), "");
                    report.row("UpdateRecords", clients, Round.median(updates));
                }
            }
        }
        slowDisk(people);
    }

    private void slowDisk(List<Person> people) {
        try (Cloud cloud = Cloud.startOnSlowDisk(data, Duration.ofMillis(5))) {
            SyncLoad load = new SyncLoad(cloud);
            load.update(people, WARM_UP_UPDATES / 2);
            Measured alone = load.update(people.subList(0, 1), 200);
            Measured together = load.update(people, 60);
            report.row("UpdateRecords, 5 ms added to every commit", 1, alone, "");
            report.row("UpdateRecords, 5 ms added to every commit", MOST, together, "");
            report.text("");
            report.text("With 5 ms added to every commit, %d clients write %.1f times as fast as one."
                    .formatted(MOST, together.rate() / alone.rate()));
        }
    }
}
