package cognitosync.localcloud.console;

import cognitosync.localcloud.console.CallerNames.CallerView;
import cognitosync.localcloud.console.DatasetTable.Dataset;
import cognitosync.localcloud.console.DatasetTable.Found;
import cognitosync.localcloud.console.TableDatasetsPage.TableLink;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /_local/console/table-dataset?table=NAME&owner=ID&dataset=NAME}: a dataset in a table, with its members, its invitations,
 * and who wrote which record, the last first.
 */
record TableDatasetPage(Console.Sources sources) implements Page {
    private static final String PATH = "/table-dataset";
    // Members of earlier generations are beside at most 100 that count.
    private static final int MOST = 200;

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String section() {
        return "/tables";
    }

    @Override
    public String template() {
        return "table-dataset";
    }

    @Override
    public String title() {
        return Messages.text("console.dataset.title");
    }

    /** The address for a dataset. */
    static String href(String table, String owner, String dataset) {
        return Console.PATH + PATH + "?" + FormEncoding.encode(query(table, owner, dataset));
    }

    private static Map<String, String> query(String table, String owner, String dataset) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("table", table);
        query.put("owner", owner);
        query.put("dataset", dataset);
        return query;
    }

    /** A time; empty texts if there is none. */
    private record Moment(String at, String day) {
        static Moment of(Optional<Instant> time) {
            return new Moment(
                    time.map(Instant::toString).orElse(""),
                    time.map(Formats::day).orElse(""));
        }
    }

    private record HeadView(
            String state, long count, long deletedAt, Moment created, Moment modified, List<CallerView> by) {}

    /**
     * A member.
     *
     * @param name as the member wrote it
     * @param state whether the membership holds
     */
    private record MemberView(String name, CallerView who, String role, Moment since, boolean holds, String state) {}

    /**
     * An invitation.
     *
     * @param token its beginning
     * @param usedBy who accepted it
     */
    private record InvitationView(
            String token,
            String ownerName,
            String role,
            Moment end,
            boolean open,
            String state,
            List<CallerView> usedBy) {}

    private record RecordView(String key, RecordValue value, long count, Moment modified, List<CallerView> by) {}

    @Override
    public Map<String, Object> values(Request request) {
        return request.query("table")
                .flatMap(name -> TableDatasetsPage.find(sources.tables(), name))
                .map(table -> values(table, request))
                .orElse(Map.of("gone", true));
    }

    private Map<String, Object> values(DatasetTable table, Request request) {
        String name = table.table().name();
        Dataset dataset = table.dataset(
                request.query("owner").orElse(""), request.query("dataset").orElse(""));
        CallerNames callers = sources.callers();
        CallerView who = callers.identity(dataset.owner());
        Found members = table.members(dataset, MOST);
        Found invitations = table.invitations(dataset, MOST);
        if (dataset.attributes().item().isEmpty()
                && members.items().isEmpty()
                && invitations.items().isEmpty()) {
            return Map.of("gone", true);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", Messages.text("console.dataset.title-of", dataset.name(), who.name()));
        values.put("table", new TableLink(name, TableDatasetsPage.href(name)));
        values.put("name", dataset.name());
        values.put("who", who);
        values.put("head", head(dataset, callers));
        values.put("members", views(members, member -> view(dataset, member, callers)));
        values.put("anyMember", !members.items().isEmpty());
        values.put("moreMembers", members.isCut());
        values.put("invitations", views(invitations, invitation -> invitation(dataset, invitation, callers)));
        values.put("anyInvitation", !invitations.items().isEmpty());
        values.put("moreInvitations", invitations.isCut());
        int from = (int) Math.min(RequestLog.number(request.query("after").orElse("")), Integer.MAX_VALUE);
        Listing<RecordView> records = records(name, dataset, from, callers);
        values.put("records", records.items());
        values.put("anyRecord", !records.items().isEmpty());
        values.put("next", records.next());
        return values;
    }

    private static <T> List<T> views(Found found, Function<Attributes, T> view) {
        return found.items().stream().map(view).toList();
    }

    private static HeadView head(Dataset dataset, CallerNames callers) {
        Attributes attributes = dataset.attributes();
        return new HeadView(
                dataset.exists() ? Messages.text("console.dataset.exists") : Messages.text("console.dataset.deleted"),
                attributes.number("count").orElse(0L),
                attributes.number("deletedAt").orElse(0L),
                Moment.of(attributes.time("created")),
                Moment.of(attributes.time("modified")),
                by(attributes, callers));
    }

    private static List<CallerView> by(Attributes attributes, CallerNames callers) {
        return identity(attributes.text("by"), callers);
    }

    private static List<CallerView> identity(String id, CallerNames callers) {
        return id.isEmpty() ? List.of() : List.of(callers.identity(id));
    }

    private static MemberView view(Dataset dataset, Attributes member, CallerNames callers) {
        String role = member.text("role");
        boolean holds = dataset.isOf(member) && DatasetTable.isRole(role);
        return new MemberView(
                member.text("name"),
                callers.identity(DatasetTable.memberOf(dataset, member)),
                role,
                Moment.of(member.time("since")),
                holds,
                holds ? Messages.text("console.sharing.holds") : ended(dataset, member));
    }

    private static String ended(Dataset dataset, Attributes item) {
        if (!dataset.exists()) {
            return Messages.text("console.sharing.deleted");
        }
        if (!dataset.isOf(item)) {
            return Messages.text("console.sharing.deleted-since");
        }
        // What the owner leaves in place of a member.
        boolean isRemoved = item.text("role").isEmpty();
        return isRemoved ? Messages.text("console.sharing.removed") : Messages.text("console.sharing.no-role");
    }

    private InvitationView invitation(Dataset dataset, Attributes invitation, CallerNames callers) {
        String role = invitation.text("role");
        String usedBy = invitation.text("usedBy");
        Optional<Instant> end = invitation.number("expires").map(Instant::ofEpochSecond);
        boolean isHeld = dataset.isOf(invitation) && DatasetTable.isRole(role);
        boolean isOver = end.filter(sources.tables().now()::isBefore).isEmpty();
        String state;
        if (!usedBy.isEmpty()) {
            state = Messages.text("console.sharing.used");
        } else if (!isHeld) {
            state = ended(dataset, invitation);
        } else {
            state = isOver ? Messages.text("console.sharing.over") : Messages.text("console.sharing.open");
        }
        return new InvitationView(
                FieldCall.shortened(DatasetTable.tokenOf(invitation)),
                invitation.text("ownerName"),
                role,
                Moment.of(end),
                usedBy.isEmpty() && isHeld && !isOver,
                state,
                identity(usedBy, callers));
    }

    private static Listing<RecordView> records(String table, Dataset dataset, int from, CallerNames callers) {
        List<RecordView> shown = dataset.attributes().maps("records").entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue(), callers))
                .sorted(Comparator.comparingLong(RecordView::count).reversed().thenComparing(RecordView::key))
                .skip(from)
                .limit(Listing.LIMIT + 1L)
                .toList();
        return Listing.of(
                shown,
                last -> String.valueOf(from + Listing.LIMIT),
                PATH,
                query(table, dataset.owner(), dataset.name()));
    }

    private static RecordView view(String key, Attributes attributes, CallerNames callers) {
        return new RecordView(
                key,
                RecordValue.of(Optional.of("value")
                        .filter(name -> attributes.item().get(name).isPresent())
                        .map(attributes::text)),
                attributes.number("count").orElse(0L),
                Moment.of(attributes.time("modified")),
                by(attributes, callers));
    }
}
