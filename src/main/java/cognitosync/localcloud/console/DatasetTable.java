package cognitosync.localcloud.console;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import cognitosync.localcloud.dynamodb.store.StoredItem;
import cognitosync.localcloud.dynamodb.store.TableBrowser;
import cognitosync.localcloud.dynamodb.store.TableBrowser.ItemPage;
import cognitosync.localcloud.dynamodb.store.TableBrowser.Position;
import cognitosync.localcloud.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table with datasets and those who share them, in the format that docs/aws.md describes. Other items in it are left alone.
 *
 * @param browser that reads it
 */
record DatasetTable(TableBrowser browser, Table table) {
    private static final List<KeyAttribute> KEY =
            List.of(new KeyAttribute("owner", AttributeValue.Type.S), new KeyAttribute("item", AttributeValue.Type.S));
    private static final String DATASET = "dataset#";
    private static final String JOINED = "joined#";
    private static final String INVITATION = "invitation";
    private static final Set<String> ROLES = Set.of("reader", "writer");

    private static final Attributes NONE = new Attributes(Item.EMPTY);

    /**
     * A dataset.
     *
     * @param attributes of its item; without any if there is none
     */
    record Dataset(String owner, String name, Attributes attributes) {
        static Dataset of(StoredItem stored) {
            Attributes attributes = new Attributes(stored.item());
            return new Dataset(
                    attributes.text("owner"), attributes.text("item").substring(DATASET.length()), attributes);
        }

        boolean exists() {
            return attributes.isTrue("exists");
        }

        /** Whether a membership or invitation is of the dataset as it is, and not of one before its deletion. */
        boolean isOf(Attributes other) {
            return exists() && attributes.number("deletedAt").equals(other.number("generation"));
        }
    }

    /** The items about a dataset that were found, and whether there may be more. */
    record Found(List<Attributes> items, boolean isCut) {
        static Found of(ItemPage page) {
            return new Found(
                    page.items().stream()
                            .map(item -> new Attributes(item.item()))
                            .toList(),
                    page.last().isPresent());
        }
    }

    /** The table, if its key is that of the format. */
    static Optional<DatasetTable> of(TableBrowser browser, Table table) {
        return Optional.of(new DatasetTable(browser, table))
                .filter(found -> table.key().attributes().equals(KEY));
    }

    static boolean isRole(String role) {
        return ROLES.contains(role);
    }

    /** Whether there is a dataset. */
    boolean isUsed() {
        return !browser.withSortKey(table, DATASET, Optional.empty(), 1).items().isEmpty();
    }

    /** A page of datasets, in scan order. */
    ItemPage datasets(Optional<Position> after, int limit) {
        return browser.withSortKey(table, DATASET, after, limit);
    }

    /** The first datasets of an owner, by name. */
    ItemPage datasets(String owner, int limit) {
        return browser.partition(table, owner, DATASET, limit);
    }

    /** One dataset, deleted ones included. */
    Dataset dataset(String owner, String name) {
        return browser.partition(table, owner, DATASET + name, 1).items().stream()
                .map(Dataset::of)
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElse(new Dataset(owner, name, NONE));
    }

    /** Memberships of others' datasets, as their member lists them. */
    List<Attributes> joined(String member, int limit) {
        return Found.of(browser.partition(table, member, JOINED, limit)).items().stream()
                .filter(joined -> joined.text("item").indexOf('#', JOINED.length()) > 0)
                .toList();
    }

    /** The dataset of a membership in the member's list, without its attributes. */
    static Dataset joinedOf(Attributes joined) {
        String[] parts = joined.text("item").substring(JOINED.length()).split("#", 2);
        return new Dataset(parts[0], parts[1], NONE);
    }

    Found members(Dataset dataset, int limit) {
        return Found.of(browser.partition(table, dataset.owner(), memberPrefix(dataset), limit));
    }

    /** The identity of a member. */
    static String memberOf(Dataset dataset, Attributes member) {
        return member.text("item").substring(memberPrefix(dataset).length());
    }

    private static String memberPrefix(Dataset dataset) {
        return "member#" + dataset.name() + "#";
    }

    /** How many members a dataset has. */
    long membersOf(Dataset dataset) {
        return browser.partition(table, dataset.owner(), "sharing#" + dataset.name(), 1).items().stream()
                .map(stored -> new Attributes(stored.item()))
                .filter(sharing -> sharing.text("item").equals("sharing#" + dataset.name()) && dataset.isOf(sharing))
                .flatMap(sharing -> sharing.number("members").stream())
                .findFirst()
                .orElse(0L);
    }

    /** Invitations to a dataset. Each is in a partition of its own. */
    Found invitations(Dataset dataset, int limit) {
        List<Attributes> found = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        do {
            ItemPage page = browser.withSortKey(table, INVITATION, after, Page.Listing.LIMIT);
            page.items().stream()
                    .map(stored -> new Attributes(stored.item()))
                    .filter(invitation -> isTo(dataset, invitation))
                    .forEach(found::add);
            after = page.last();
        } while (after.isPresent() && found.size() <= limit);
        return new Found(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    private static boolean isTo(Dataset dataset, Attributes invitation) {
        return invitation.text("item").equals(INVITATION)
                && !tokenOf(invitation).isEmpty()
                && invitation.text("identity").equals(dataset.owner())
                && invitation.text("dataset").equals(dataset.name());
    }

    /** The token of an invitation; empty if it is none. */
    static String tokenOf(Attributes invitation) {
        String owner = invitation.text("owner");
        return owner.startsWith(INVITATION + "#") ? owner.substring(INVITATION.length() + 1) : "";
    }
}
