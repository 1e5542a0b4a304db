package cognitosync.infra;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A field of the API that users may call.
 *
 * @param type that has it
 * @param name of the field, and of the file with its resolver
 * @param functions of its pipeline, in order, each the name of its file; none: its resolver asks the table itself
 */
public record DatasetField(String type, String name, List<String> functions) {
    /** A pipeline has at most ten functions: one reads before, two write before and after. Seven pages of 1 MB are 20 full datasets. */
    private static final int PAGES_TO_COUNT = 7;

    private static final String QUERY = "Query";
    private static final String MUTATION = "Mutation";
    private static final String READ_ITEM = "readItem";
    private static final String READ_INVITATION = "readInvitation";
    private static final String READ_MEMBERSHIP = "readMembership";
    private static final String READ_LISTING = "readListing";
    private static final String PUT_LISTING = "putListing";

    /** All of the schema. */
    public static final List<DatasetField> ALL = List.of(
            new DatasetField(QUERY, "changes"),
            new DatasetField(QUERY, "datasets"),
            new DatasetField(QUERY, "members", READ_ITEM, "listMembers"),
            new DatasetField(QUERY, "invitation", READ_INVITATION, READ_MEMBERSHIP),
            new DatasetField(MUTATION, "update", updating()),
            new DatasetField(MUTATION, "deleteDataset", READ_ITEM, "putDeleted"),
            new DatasetField(MUTATION, "invite", READ_ITEM, "putInvitation"),
            new DatasetField(MUTATION, "accept", READ_INVITATION, READ_MEMBERSHIP, "putMembership"),
            new DatasetField(MUTATION, "setRole", READ_MEMBERSHIP, "putRole", READ_LISTING, PUT_LISTING),
            new DatasetField(MUTATION, "remove", READ_MEMBERSHIP, "putRemoval", READ_LISTING, PUT_LISTING),
            new DatasetField(MUTATION, "leave", READ_MEMBERSHIP, "deleteMembership"),
            new DatasetField("Subscription", "changed", READ_ITEM));

    /** Takes a copy. */
    public DatasetField {
        functions = List.copyOf(functions);
    }

    private DatasetField(String type, String name, String... functions) {
        this(type, name, List.of(functions));
    }

    /** Whether functions resolve it. */
    public boolean isPipeline() {
        return !functions.isEmpty();
    }

    /** An update of a dataset that exists ends with the second function; otherwise the owner's datasets are counted first. */
    private static List<String> updating() {
        List<String> functions = new ArrayList<>(List.of(READ_ITEM, "putUpdated"));
        functions.addAll(Collections.nCopies(PAGES_TO_COUNT, "countDatasets"));
        functions.add("putUpdated");
        return functions;
    }
}
