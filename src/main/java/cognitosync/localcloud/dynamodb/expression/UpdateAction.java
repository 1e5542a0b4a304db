package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.BS;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.NS;
import cognitosync.localcloud.dynamodb.item.AttributeValue.SS;
import cognitosync.localcloud.dynamodb.item.Item;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One action of an update.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Update expressions</a>
 */
sealed interface UpdateAction {
    /** The path that it changes. */
    DocumentPath path();

    /** Whether it creates the item if it does not exist. */
    default boolean creates() {
        return true;
    }

    /** The change at the path, computed from the item before the update. */
    Change change(Item before);

    /** Maps the value at a path to the value after the update; empty for none. */
    interface Change {
        Optional<AttributeValue> apply(Optional<AttributeValue> present);
    }

    record SetAction(DocumentPath path, SetValue value) implements UpdateAction {
        @Override
        public Change change(Item before) {
            Optional<AttributeValue> after = Optional.of(value.from(before));
            return present -> after;
        }
    }

    record RemoveAction(DocumentPath path) implements UpdateAction {
        @Override
        public boolean creates() {
            return false;
        }

        @Override
        public Change change(Item before) {
            return present -> Optional.empty();
        }
    }

    record AddAction(DocumentPath path, AttributeValue value) implements UpdateAction {
        @Override
        public Change change(Item before) {
            return present -> Optional.of(present.map(this::added).orElse(value));
        }

        private AttributeValue added(AttributeValue present) {
            if (present instanceof N number && value instanceof N other) {
                return new N(number.number().plus(other.number()));
            } else if (present instanceof SS set && value instanceof SS other) {
                return new SS(union(set.texts(), other.texts()));
            } else if (present instanceof NS set && value instanceof NS other) {
                return new NS(union(set.numbers(), other.numbers()));
            } else if (present instanceof BS set && value instanceof BS other) {
                return new BS(union(set.binaries(), other.binaries()));
            }
            throw SetValue.wrongType();
        }

        private static <T> Set<T> union(Set<T> present, Set<T> more) {
            Set<T> union = new LinkedHashSet<>(present);
            union.addAll(more);
            return union;
        }
    }

    record DeleteAction(DocumentPath path, AttributeValue value) implements UpdateAction {
        @Override
        public boolean creates() {
            return false;
        }

        @Override
        public Change change(Item before) {
            return present -> present.flatMap(this::rest);
        }

        // An empty set is removed.
        private Optional<AttributeValue> rest(AttributeValue present) {
            if (present instanceof SS set && value instanceof SS other) {
                return Optional.of(without(set.texts(), other.texts()))
                        .filter(rest -> !rest.isEmpty())
                        .map(SS::new);
            } else if (present instanceof NS set && value instanceof NS other) {
                return Optional.of(without(set.numbers(), other.numbers()))
                        .filter(rest -> !rest.isEmpty())
                        .map(NS::new);
            } else if (present instanceof BS set && value instanceof BS other) {
                return Optional.of(without(set.binaries(), other.binaries()))
                        .filter(rest -> !rest.isEmpty())
                        .map(BS::new);
            }
            throw SetValue.wrongType();
        }

        private static <T> Set<T> without(Set<T> present, Set<T> gone) {
            Set<T> rest = new LinkedHashSet<>(present);
            rest.removeAll(gone);
            return rest;
        }
    }
}
