package cognitosync.journey.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** What a browser has painted. */
final class Screenshot {

    private final BufferedImage image;

    Screenshot(byte[] png) {
        try {
            image = ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException("The screenshot is no picture", e);
        }
    }

    /** The colour at this place in CSS pixels of a viewport that wide, as CSS writes it: {@code rgb(255, 0, 0)}. */
    String pixel(int x, int y, long viewportWidth) {
        double scale = (double) image.getWidth() / viewportWidth;
        int color = image.getRGB((int) (x * scale), (int) (y * scale));
        return "rgb(%d, %d, %d)".formatted((color >> 16) & 0xff, (color >> 8) & 0xff, color & 0xff);
    }
}
