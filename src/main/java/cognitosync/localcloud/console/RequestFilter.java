package cognitosync.localcloud.console;

import cognitosync.localcloud.access.trail.TrailEntry;
import cognitosync.localcloud.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Which requests are shown. */
enum RequestFilter {
    ALL("", "All", entry -> true),
    JUDGED("judged", "Policies asked", entry -> !entry.judgements().isEmpty()),
    DENIED("denied", "Denied", TrailEntry::isDenied);

    private final String show;
    private final String label;

    // Each is a pure function made above.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<TrailEntry> predicate;

    RequestFilter(String show, String label, Predicate<TrailEntry> predicate) {
        this.show = show;
        this.label = label;
        this.predicate = predicate;
    }

    static RequestFilter of(Request request) {
        String asked = request.query("show").orElse("");
        return Arrays.stream(values())
                .filter(filter -> filter.show.equals(asked))
                .findFirst()
                .orElse(ALL);
    }

    static List<TabLink> choices(RequestFilter chosen) {
        return Arrays.stream(values())
                .map(filter -> new TabLink(
                        filter.label,
                        "",
                        Console.PATH + (filter.show.isEmpty() ? "" : "?show=" + filter.show),
                        filter == chosen))
                .toList();
    }

    String show() {
        return show;
    }

    boolean admits(TrailEntry entry) {
        return predicate.test(entry);
    }
}
