package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.trail.Trail;
import cognitosync.localcloud.trail.TrailEntry;
import java.util.List;
import java.util.Map;

/**
 * {@code /_local/console}: the last requests, the newest first. {@link #news} answers the script of the page: lines that are newer
 * than the one it has, as HTML, with the number to ask for next time.
 */
final class RequestLog implements Page {
    static final String NEWS = "/requests";
    private static final int LINES = 100;
    private static final String LAST = "X-Last-Request";

    private final Console.Sources sources;
    private final Templates templates;

    RequestLog(Console.Sources sources, Templates templates) {
        this.sources = sources;
        this.templates = templates;
    }

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
        return "Requests";
    }

    @Override
    public Map<String, Object> values(Request request) {
        RequestFilter filter = RequestFilter.of(request);
        long last = sources.trail().last();
        List<CallRow> calls = rows(0, last, filter);
        return Map.of(
                "last",
                String.valueOf(last),
                "calls",
                calls,
                "any",
                !calls.isEmpty(),
                "choices",
                RequestFilter.choices(filter),
                "show",
                filter.show(),
                "lines",
                LINES,
                "capacity",
                Trail.CAPACITY);
    }

    /** What came after a number. */
    Endpoint news() {
        return request -> {
            long after = number(request.query("after").orElse("0"));
            long last = sources.trail().last();
            if (after > last) {
                // Numbers begin again at every start; the page is of an earlier one.
                return Response.of(410, "text/plain; charset=utf-8", "The local cloud was started anew.\n");
            }
            if (after == last) {
                return Response.empty(204);
            }
            String html =
                    templates.render("request-lines", Map.of("calls", rows(after, last, RequestFilter.of(request))));
            return Response.html(200, html).with(LAST, String.valueOf(last));
        };
    }

    // What comes in meanwhile is left to the next time, which would show it twice otherwise.
    private List<CallRow> rows(long after, long last, RequestFilter filter) {
        Callers callers = new Callers(sources.identities(), sources.users());
        List<TrailEntry> entries = sources.trail().after(after).stream()
                .filter(entry -> entry.number() <= last && filter.admits(entry))
                .limit(LINES)
                .toList();
        TemplatePlaces places = new TemplatePlaces(
                entries.isEmpty() ? List.of() : sources.stacks().stacks());
        return entries.stream().map(entry -> CallRow.of(entry, callers, places)).toList();
    }

    /** A number from an address; 0 for what is none. */
    static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
