export { default as WidthIcon } from '@tabler/icons-react/dist/esm/icons/IconArrowsHorizontal.mjs';
