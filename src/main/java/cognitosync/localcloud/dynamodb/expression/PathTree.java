package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.DocumentPath.Element;
import cognitosync.localcloud.dynamodb.expression.DocumentPath.Relation;
import cognitosync.localcloud.dynamodb.expression.Faults.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paths that lie apart, as the tree that they form; each end holds something. */
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

    /** What lies at the end of a path; empty on the way. */
    Optional<T> end() {
        return end;
    }

    /** The next steps. */
    Map<Element, PathTree<T>> children() {
        return children;
    }

    /** Whether the next steps lead into a list; they are of one kind, or the paths would conflict. */
    boolean isList() {
        return children.keySet().stream().anyMatch(Element.Index.class::isInstance);
    }

    /** Looks for paths that do not lie apart: the first that overlap, and the first that conflict before them. */
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
