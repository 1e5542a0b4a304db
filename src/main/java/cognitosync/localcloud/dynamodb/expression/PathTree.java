package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.DocumentPath.Element;
import cognitosync.localcloud.dynamodb.expression.DocumentPath.Relation;
import cognitosync.localcloud.dynamodb.expression.Faults.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tree of disjoint paths, with a value at the end of each. */
final class PathTree<T> {
    private final Map<Element, PathTree<T>> children = new LinkedHashMap<>();
    private Optional<T> end = Optional.empty();

    void put(DocumentPath path, T atEnd) {
        PathTree<T> node = this;
        for (Element element : path.elements()) {
            node = node.children.computeIfAbsent(element, any -> new PathTree<>());
        }
        node.end = Optional.of(atEnd);
    }

    /** The value at the end of a path; empty for inner nodes. */
    Optional<T> end() {
        return end;
    }

    /** The nodes below, by step. */
    Map<Element, PathTree<T>> children() {
        return children;
    }

    /** Whether the children are list elements. Children are of one kind; otherwise the paths would conflict. */
    boolean isList() {
        return children.keySet().stream().anyMatch(Element.Index.class::isInstance);
    }

    /** Checks that paths are disjoint: reports the first overlap, and the first conflict before it. */
    static void checkApart(List<DocumentPath> paths, Faults faults) {
        for (int second = 1; second < paths.size(); second++) {
            for (int first = 0; first < second; first++) {
                Relation relation = paths.get(first).to(paths.get(second));
                if (relation == Relation.CONFLICTING) {
                    faults.add(Check.CONFLICT, rewrite("conflict", paths.get(first), paths.get(second)));
                } else if (relation == Relation.OVERLAPPING) {
                    faults.add(Check.OVERLAP, rewrite("overlap", paths.get(first), paths.get(second)));
                    return;
                }
            }
        }
    }

    private static String rewrite(String how, DocumentPath one, DocumentPath two) {
        return "Two document paths " + how + " with each other; must remove or rewrite one of these paths; path one: "
                + one + ", path two: " + two;
    }
}
