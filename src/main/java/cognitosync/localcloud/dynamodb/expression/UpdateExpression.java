package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.UpdateAction.Change;
import cognitosync.localcloud.dynamodb.expression.UpdateAction.SetAction;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemLimits;
import java.util.List;
import java.util.Optional;

/**
 * A parsed update expression.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Update expressions</a>
 */
public final class UpdateExpression {
    private final List<UpdateAction> actions;
    private final List<DocumentPath> paths;

    /**
     * An item before and after an update.
     *
     * @param before empty if it did not exist
     * @param after empty if it did not exist and was not created
     * @param touched the paths that the update changes
     */
    public record UpdatedItem(Optional<Item> before, Optional<Item> after, ProjectionExpression touched) {
        /** The attributes for {@code UPDATED_OLD}; empty if there are none. */
        public Optional<Item> updatedOld() {
            return before.map(touched::of).filter(item -> !item.isEmpty());
        }

        /** The attributes for {@code UPDATED_NEW}; empty if there are none. */
        public Optional<Item> updatedNew() {
            return after.map(touched::of).filter(item -> !item.isEmpty());
        }
    }

    private UpdateExpression(List<UpdateAction> actions, List<DocumentPath> paths) {
        this.actions = actions;
        this.paths = paths;
    }

    /** Parses an {@code UpdateExpression}. */
    public static UpdateExpression parse(String text, ExpressionAttributes attributes) {
        UpdateParser parser = new UpdateParser(text, attributes);
        List<UpdateAction> actions = parser.parse();
        return new UpdateExpression(List.copyOf(actions), parser.paths());
    }

    /** The paths that it changes. */
    public List<DocumentPath> targets() {
        return actions.stream().map(UpdateAction::path).toList();
    }

    /** All paths that it changes or reads. */
    public List<DocumentPath> paths() {
        return paths;
    }

    /**
     * Updates an item, or creates it from its key. An update that only removes does not create an item.
     *
     * @param existing the item with this key
     * @param key its key attributes
     */
    public UpdatedItem apply(Optional<Item> existing, Item key) {
        ProjectionExpression touched = ProjectionExpression.of(targets());
        Item before = existing.orElse(key);
        PathTree<Change> changes = new PathTree<>();
        long made = 0;
        for (UpdateAction action : actions) {
            Change change = action.change(before);
            // Set values end up in the item, so their sum is limited before repeatedly doubled lists are built.
            if (action instanceof SetAction) {
                made += change.apply(Optional.empty()).map(AttributeValue::size).orElse(0);
                ItemLimits.requireUpdatable(made);
            }
            if (existing.isPresent() || action.creates()) {
                changes.put(action.path(), change);
            }
        }
        if (changes.children().isEmpty()) {
            return new UpdatedItem(existing, existing, touched);
        }
        Item after = ItemChange.apply(before, changes);
        ItemLimits.requireUpdatable(after);
        return new UpdatedItem(existing, Optional.of(after), touched);
    }
}
