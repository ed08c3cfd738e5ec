// What still moves for somebody who asked for no motion.
() => {
  const seconds = (list) => Math.max(...list.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
  const slow = [...document.querySelectorAll("*")].filter((node) => {
    const style = getComputedStyle(node);
    return seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === "smooth";
  });
  const running = document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 10);
  return [...slow.map((node) => `${node.tagName}.${node.className}`), ...running.map((one) => one.effect.target.className)];
}
