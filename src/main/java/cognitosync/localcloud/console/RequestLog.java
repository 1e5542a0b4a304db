package cognitosync.localcloud.console;

import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.access.trail.TrailEntry;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.page.Templates;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * {@code /_local/console}: the last requests, the newest first, and with {@code ?before=N} those before one of them.
 * {@link #news} is polled by the script of the page: it returns newer lines as HTML, with the number for the next poll in a header.
 */
record RequestLog(Console.Sources sources, Templates templates) implements Page {
    static final String NEWS = "/requests";
    private static final int LINES = 100;
    private static final String LAST = "X-Last-Request";

    @Override
    public String path() {
        return "";
    }

    @Override
    public String template() {
        return "request-log";
    }

    @Override
    public String title() {
        return Messages.text("console.section.requests");
    }

    @Override
    public Map<String, Object> values(Request request) {
        RequestFilter filter = RequestFilter.of(request);
        long last = sources.trail().last();
        long before = number(request.query("before").orElse("0"));
        List<CallRow> calls = rows(0, before == 0 ? last : Math.min(last, before - 1), filter, LINES + 1);
        boolean more = calls.size() > LINES;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("live", before == 0);
        values.put("last", String.valueOf(last));
        values.put("calls", more ? calls.subList(0, LINES) : calls);
        values.put("any", !calls.isEmpty());
        values.put("older", more ? older(filter, calls.get(LINES - 1).number()) : "");
        values.put("choices", RequestFilter.choices(filter));
        values.put("show", filter.show());
        values.put("filtered", filter != RequestFilter.ALL);
        values.put("lines", LINES);
        values.put("capacity", Trail.CAPACITY);
        return values;
    }

    /** The requests after a number. */
    Endpoint news() {
        return request -> {
            long after = number(request.query("after").orElse("0"));
            long last = sources.trail().last();
            if (after == last) {
                return Response.empty(204);
            }
            long start = sources.trail().start();
            // The page was loaded before a restart: it keeps its lines and marks them as old.
            boolean restarted = after < start || after > last;
            List<CallRow> rows = rows(restarted ? start : after, last, RequestFilter.of(request), LINES);
            String html = templates.render("request-lines", Map.of("calls", rows, "restarted", restarted));
            return Response.html(200, html).with(LAST, String.valueOf(last));
        };
    }

    private static String older(RequestFilter filter, long number) {
        Map<String, String> query = new LinkedHashMap<>();
        if (!filter.show().isEmpty()) {
            query.put("show", filter.show());
        }
        query.put("before", String.valueOf(number));
        return Console.PATH + "?" + FormEncoding.encode(query);
    }

    // Requests that arrive during this one are left to the next poll, which would show them twice otherwise.
    private List<CallRow> rows(long after, long last, RequestFilter filter, int limit) {
        CallerNames callers = sources.callers();
        List<TrailEntry> entries = sources.trail().after(after).stream()
                .filter(entry -> entry.number() <= last && filter.admits(entry))
                .limit(limit)
                .toList();
        TemplatePlaces places = entries.isEmpty() ? TemplatePlaces.NONE : TemplatePlaces.in(sources.stacks());
        return entries.stream()
                .map(entry -> CallRow.of(entry, callers, places, GraphqlPage.trace(sources.trail(), entry)))
                .toList();
    }

    /** A number from an address; 0 if it is invalid. */
    static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Which requests are shown. */
    private enum RequestFilter {
        ALL("", Messages.text("console.filter.all"), entry -> true),
        EVALUATED("judged", Messages.text("console.filter.evaluated"), entry -> !entry.evaluations()
                .isEmpty()),
        DENIED("denied", Messages.text("console.filter.denied"), TrailEntry::isDenied);

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
}
