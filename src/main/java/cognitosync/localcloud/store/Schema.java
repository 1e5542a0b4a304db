package cognitosync.localcloud.store;

import java.util.List;

/**
 * The tables of one area, as the statements that made them, in the order they were added. A released step never changes; a new
 * version appends one.
 *
 * @param area name of the area, such as {@code sync}
 * @param steps one SQL statement each
 */
public record Schema(String area, List<String> steps) {
    /** Takes a copy. */
    public Schema {
        steps = List.copyOf(steps);
    }
}
